// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.714,top3: 0.939,firstAcceptable: 0.857,silent: 0.061,rightWhenShown: 0.915,traps: 10,trapsFair: 1},kinds: 0.756,real: {n: 171,top1: 0.713,top3: 0.877,firstAcceptable: 0.842,silent: 0.088,rightWhenShown: 0.903,traps: 44,trapsFair: 0.886},'documents-2':{n: 122,top1: 0.713,top3: 0.852,firstAcceptable: 0.836,silent: 0.098,rightWhenShown: 0.898,traps: 34,trapsFair: 0.853}};
export const fitted = {
  kinds: { title: 2.688, name: 1.746, folder: 2.516, file: 1.441, begins: 2.866, headings: 4.829, phrases: 3.468, forms: 2.246, template: 4.091, none: 1.333 },
  activities: { kind: 5.018, kindNext: 2.214, title: 1.078, name: 0.098, heading: 1.272, folder: 1.386, text: 1.296, words: 1.374, file: 0.823, folderFile: 0.961, together: 0.259 },
  silence: { always: 2.909, nothing: 2.064, surely: 2.845, code: 0.39 },
};
