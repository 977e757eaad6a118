import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'virtual:theme.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startLanguage } from './i18n/index.ts';
import { printInLight } from './theme/paper.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
printInLight();
await startLanguage();
createRoot(root).render(<App />);
