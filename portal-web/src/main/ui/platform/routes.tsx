import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { loadWords } from './i18n/index.ts';
import { Lost, RouteTrouble } from './shell/RouteTrouble.tsx';
import { Waiting } from './shell/Waiting.tsx';

/** A page of its own chunk, loaded when one goes there. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await load())[name] });
}

/** Pages whose words travel with them. */
function officePage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await Promise.all([load(), loadWords('office')]))[0][name] });
}

function findingPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await Promise.all([load(), loadWords('finding')]))[0][name] });
}

function adminPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await Promise.all([load(), loadWords('admin')]))[0][name] });
}

export const router = createBrowserRouter([
  {
    errorElement: <RouteTrouble />,
    HydrateFallback: Waiting,
    children: [
      { path: '/sign-in', lazy: page(() => import('../identity/SignIn.tsx'), 'SignIn') },
      { path: '/setup', lazy: page(() => import('../identity/Setup.tsx'), 'Setup') },
      {
        path: '/letters/:token',
        lazy: officePage(() => import('../analytics/letters/LettersPage.tsx'), 'LettersPage'),
      },
      { path: '/sso-tested', lazy: adminPage(() => import('../sso/TestedPage.tsx'), 'TestedPage') },
      {
        lazy: page(() => import('./shell/Shell.tsx'), 'Shell'),
        children: [
          {
            errorElement: <RouteTrouble />,
            children: [
              { path: '/', lazy: page(() => import('../catalog/HomePage.tsx'), 'HomePage') },
              { path: '/channels', lazy: page(() => import('../catalog/ChannelsPage.tsx'), 'ChannelsPage') },
              {
                path: '/channels/:id',
                lazy: page(() => import('../catalog/ChannelPage.tsx'), 'ChannelPage'),
              },
              {
                path: '/search',
                lazy: findingPage(() => import('../search/SearchPage.tsx'), 'SearchPage'),
              },
              {
                path: '/watch/:id/:slug?',
                lazy: page(() => import('../playback/WatchPage.tsx'), 'WatchPage'),
              },
              {
                path: '/learning',
                lazy: findingPage(() => import('../learning/LearningPage.tsx'), 'LearningPage'),
              },
              { path: '/upload', lazy: officePage(() => import('../upload/UploadPage.tsx'), 'UploadPage') },
              {
                path: '/library',
                lazy: officePage(() => import('../catalog/LibraryPage.tsx'), 'LibraryPage'),
              },
              {
                path: '/library/trash',
                lazy: officePage(() => import('../catalog/trash/TrashPage.tsx'), 'TrashPage'),
              },
              {
                path: '/library/:id/captions/:track',
                lazy: officePage(
                  () => import('../catalog/captions/CaptionEditorPage.tsx'),
                  'CaptionEditorPage',
                ),
              },
              { path: '/library/:id', lazy: officePage(() => import('../catalog/ItemPage.tsx'), 'ItemPage') },
              {
                path: '/reports/*',
                lazy: officePage(() => import('../analytics/ReportsArea.tsx'), 'ReportsArea'),
              },
              {
                path: '/admin',
                lazy: adminPage(() => import('../admin/AdminLayout.tsx'), 'AdminLayout'),
                children: [
                  { index: true, lazy: page(() => import('../admin/OverviewPage.tsx'), 'OverviewPage') },
                  {
                    path: 'people',
                    lazy: page(() => import('../admin/people/PeoplePage.tsx'), 'PeoplePage'),
                  },
                  {
                    path: 'departments',
                    lazy: page(() => import('../admin/departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
                  },
                  { path: 'sso', lazy: page(() => import('../sso/SsoPage.tsx'), 'SsoPage') },
                  { path: 'sso/:id', lazy: page(() => import('../sso/ProviderPage.tsx'), 'ProviderPage') },
                  { path: 'roster', lazy: page(() => import('../roster/RosterPage.tsx'), 'RosterPage') },
                  { path: 'jobs', lazy: page(() => import('../admin/jobs/JobsPage.tsx'), 'JobsPage') },
                  {
                    path: 'storage',
                    lazy: page(() => import('../admin/storage/StoragePage.tsx'), 'StoragePage'),
                  },
                  {
                    path: 'transcoding',
                    lazy: page(() => import('../admin/transcoding/pages.ts'), 'TranscodingPage'),
                  },
                  {
                    path: 'ladder',
                    lazy: page(() => import('../admin/transcoding/pages.ts'), 'LadderPage'),
                  },
                  {
                    path: 'delivery',
                    lazy: page(() => import('../admin/outside.ts'), 'DeliveryPage'),
                  },
                  {
                    path: 'speech',
                    lazy: page(() => import('../admin/outside.ts'), 'SpeechPage'),
                  },
                  { path: 'mail', lazy: page(() => import('../admin/outside.ts'), 'MailPage') },
                  {
                    path: 'search',
                    lazy: page(() => import('../admin/search/SearchAdminPage.tsx'), 'SearchAdminPage'),
                  },
                  {
                    path: 'calendar',
                    lazy: page(() => import('../admin/calendar/CalendarPage.tsx'), 'CalendarPage'),
                  },
                  {
                    path: 'privacy',
                    lazy: page(() => import('../admin/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
                  },
                  { path: 'audit', lazy: page(() => import('../admin/audit/AuditPage.tsx'), 'AuditPage') },
                ],
              },
              { path: '*', element: <Lost /> },
            ],
          },
        ],
      },
    ],
  },
]);
