/** In one piece, as in ../outside.ts. */
export { LadderPage } from './LadderPage.tsx';
export { TranscodingPage } from './TranscodingPage.tsx';
