// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.
export const heldOut = {documents: {n: 49,top1: 0.735,top3: 0.939,firstAcceptable: 0.857,silent: 0.061,rightWhenShown: 0.915,traps: 10,trapsFair: 1},kinds: 0.751,real: {n: 171,top1: 0.719,top3: 0.871,firstAcceptable: 0.83,silent: 0.088,rightWhenShown: 0.881,traps: 44,trapsFair: 0.841},'documents-2':{n: 122,top1: 0.713,top3: 0.844,firstAcceptable: 0.82,silent: 0.098,rightWhenShown: 0.868,traps: 34,trapsFair: 0.794}};
export const fitted = {
  kinds: { title: 2.422, name: 1.633, folder: 2.571, file: 1.554, begins: 2.942, headings: 5.016, phrases: 3.579, forms: 2.414, template: 4.114, none: 1.351 },
  activities: { kind: 4.953, kindNext: 2.158, title: 1.02, name: 0.107, heading: 1.305, folder: 1.377, text: 1.316, words: 1.397, file: 0.754, folderFile: 0.995, together: 0.268 },
  silence: { always: 2.261, nothing: 0.948, surely: 3.118, code: 0.242 },
};
