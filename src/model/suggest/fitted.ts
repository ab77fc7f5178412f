// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.694,top3: 0.898,firstAcceptable: 0.837,silent: 0.102,rightWhenShown: 0.933,traps: 10,trapsFair: 1},kinds: 0.733,real: {n: 171,top1: 0.69,top3: 0.825,firstAcceptable: 0.801,silent: 0.129,rightWhenShown: 0.893,traps: 44,trapsFair: 0.864},'documents-2':{n: 122,top1: 0.689,top3: 0.795,firstAcceptable: 0.787,silent: 0.139,rightWhenShown: 0.878,traps: 34,trapsFair: 0.824}};
export const fitted = {
  kinds: { title: 2.78, name: 1.761, folder: 2.437, file: 1.448, begins: 2.715, headings: 4.871, phrases: 3.188, forms: 1.866, template: 4.09, none: 1.371 },
  activities: { kind: 4.976, kindNext: 2.278, title: 1.036, name: 0.087, heading: 1.256, folder: 1.463, text: 1.332, words: 1.389, file: 0.909, folderFile: 1.019, together: 0.258 },
  silence: { always: 2.737, nothing: 2.944, code: 0.401 },
};
