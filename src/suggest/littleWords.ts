/** Words of English that hold sentences together and say nothing of what a text is about; other languages have theirs in frameworks of their own. */
const words = new Set((
  'a about after again all also always am an and any are as at back be because been before being but by can could did do does done down each else '
  + 'even ever every few first for from get go had has have he her here him his how i if in into is it its just last let like made make many may me '
  + 'might more most much must my need never new next no nor not now of off on once one only or other our out over own per put same see she should '
  + 'since so some still such take than that the their them then there these they thing this those three through to too two under until up us use '
  + 'used using very want was way we well were what when where which while who why will with within without would yet you your'
).split(' '));

/** `stem` as `stems` gives it. */
export const isLittle = (stem: string): boolean => words.has(stem);
