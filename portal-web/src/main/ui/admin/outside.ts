/** The pages of servers that the portal calls, in one piece: the list of pages is part of each first view. */
export { DeliveryPage } from './delivery/DeliveryPage.tsx';
export { MailPage } from './mail/MailPage.tsx';
export { SpeechPage } from './speech/SpeechPage.tsx';
