// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.735,top3: 0.939,firstAcceptable: 0.857,silent: 0.061,rightWhenShown: 0.915,traps: 10,trapsFair: 1},kinds: 0.747,real: {n: 171,top1: 0.708,top3: 0.871,firstAcceptable: 0.83,silent: 0.094,rightWhenShown: 0.902,traps: 44,trapsFair: 0.909},'documents-2':{n: 122,top1: 0.697,top3: 0.844,firstAcceptable: 0.82,silent: 0.107,rightWhenShown: 0.898,traps: 34,trapsFair: 0.882}};
export const fitted = {
  kinds: { title: 2.63, name: 1.617, folder: 2.555, file: 1.619, begins: 2.944, headings: 4.836, phrases: 3.5, forms: 2.383, template: 4.084, none: 1.353 },
  activities: { kind: 4.968, kindNext: 2.252, title: 1.105, name: 0.139, heading: 1.29, folder: 1.404, text: 1.305, words: 1.356, file: 0.769, folderFile: 0.951, together: 0.253 },
  silence: { always: 2.959, nothing: 2.09, surely: 2.987, code: 0.37 },
};
