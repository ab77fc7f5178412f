import { pageStyle } from '../portfolio/pageStyle';

/** The style of the page for reviewers: that of exported pages, and fields. */
export const reviewStyle = `${pageStyle}
[hidden] { display: none; }
.field { margin: .75rem 0 1.25rem; }
label, legend { font-weight: 600; }
input, textarea, button { font: inherit; color: var(--text); }
input[type="text"], textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem; background: var(--paper); border: 1px solid var(--quiet); border-radius: 4px; }
textarea { resize: vertical; }
[aria-invalid="true"] { border-width: 3px; }
fieldset { margin: 1.5rem 0 1rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 4px; }
legend { padding: 0 .25rem; }
.choice { display: flex; gap: .6rem; margin: .6rem 0; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--link); }
.choice p { margin: .1rem 0 0; }
button { padding: .6rem 1.2rem; color: var(--paper); background: var(--link); border: 2px solid var(--link); border-radius: 4px; cursor: pointer; }
#problem:empty, #status:empty { display: none; }
#problem { border: 3px solid; padding: .5rem .75rem; }
@media print { fieldset, .field, button, nav { display: none; } }
`;
