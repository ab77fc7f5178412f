// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.735,top3: 0.939,firstAcceptable: 0.857,silent: 0.061,rightWhenShown: 0.915,traps: 10,trapsFair: 1},kinds: 0.751,real: {n: 171,top1: 0.737,top3: 0.895,firstAcceptable: 0.854,silent: 0.064,rightWhenShown: 0.884,traps: 44,trapsFair: 0.841},'documents-2':{n: 122,top1: 0.738,top3: 0.877,firstAcceptable: 0.852,silent: 0.066,rightWhenShown: 0.873,traps: 34,trapsFair: 0.794}};
export const fitted = {
  kinds: { title: 2.422, name: 1.633, folder: 2.571, file: 1.554, begins: 2.942, headings: 5.016, phrases: 3.579, forms: 2.414, template: 4.114, none: 1.351 },
  activities: { kind: 4.981, kindNext: 2.196, title: 1.04, name: 0.122, heading: 1.294, folder: 1.375, text: 1.291, words: 1.392, file: 0.744, folderFile: 0.97, together: 0.262 },
  silence: { always: 1.805, nothing: 1.799, surely: 2.383, code: 0.323 },
};
