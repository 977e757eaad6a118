import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Lost, RouteTrouble } from './shell/RouteTrouble.tsx';
import { Waiting } from './shell/Waiting.tsx';

/** A page of its own chunk, loaded when one goes there. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await load())[name] });
}

export const router = createBrowserRouter([
  {
    errorElement: <RouteTrouble />,
    HydrateFallback: Waiting,
    children: [
      { path: '/sign-in', lazy: page(() => import('../identity/SignIn.tsx'), 'SignIn') },
      {
        lazy: page(() => import('./shell/Shell.tsx'), 'Shell'),
        children: [
          {
            errorElement: <RouteTrouble />,
            children: [
              { path: '/', lazy: page(() => import('../catalog/HomePage.tsx'), 'HomePage') },
              {
                path: '/watch/:id/:slug?',
                lazy: page(() => import('../playback/WatchPage.tsx'), 'WatchPage'),
              },
              { path: '/upload', lazy: page(() => import('../upload/UploadPage.tsx'), 'UploadPage') },
              { path: '*', element: <Lost /> },
            ],
          },
        ],
      },
    ],
  },
]);
