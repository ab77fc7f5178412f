// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.714,top3: 0.939,firstAcceptable: 0.837,silent: 0.061,rightWhenShown: 0.894,traps: 10,trapsFair: 1},kinds: 0.742,real: {n: 171,top1: 0.713,top3: 0.877,firstAcceptable: 0.836,silent: 0.088,rightWhenShown: 0.903,traps: 44,trapsFair: 0.909},'documents-2':{n: 122,top1: 0.713,top3: 0.852,firstAcceptable: 0.836,silent: 0.098,rightWhenShown: 0.906,traps: 34,trapsFair: 0.882}};
export const fitted = {
  kinds: { title: 2.621, name: 1.618, folder: 2.567, file: 1.61, begins: 2.954, headings: 5.066, phrases: 3.508, forms: 2.369, template: 4.089, none: 1.323 },
  activities: { kind: 4.961, kindNext: 2.249, title: 1.119, name: 0.138, heading: 1.321, folder: 1.398, text: 1.313, words: 1.369, file: 0.76, folderFile: 0.94, together: 0.254 },
  silence: { always: 2.507, nothing: 2.006, surely: 3.848, code: 0.366 },
};
