export { StatusMark, Banner } from './Status';
export { Instant, Due, OrganisationLink, VersionLink, Digest, Foreign } from './Facts';
export { Page, PageOf, Part, Failure, Refusal, NotFound, Empty, Waiting, useClock } from './Page';
export { DataTable, More, type Column } from './DataTable';
export { Field, Choice, ConfirmByTyping } from './Form';
export { useDraft } from './draft';
export { Proof, download } from './Proof';
export { LiveNotice } from './LiveNotice';
export { Figure, Marks } from '../charts/Figure';
