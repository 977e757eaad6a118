import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Lost } from '../platform/shell/RouteTrouble.tsx';
import { ReportsHome } from './ReportsHome.tsx';
import classes from './insight/Insight.module.css';

const CompletionPage = lazy(async () => ({ default: (await import('./CompletionPage.tsx')).CompletionPage }));
const BuilderPage = lazy(async () => ({ default: (await import('./builder/BuilderPage.tsx')).BuilderPage }));
const DepartmentPage = lazy(async () => ({
  default: (await import('./insight/DepartmentPage.tsx')).DepartmentPage,
}));
const OrganisationPage = lazy(async () => ({
  default: (await import('./insight/OrganisationPage.tsx')).OrganisationPage,
}));
const ChannelFiguresPage = lazy(async () => ({
  default: (await import('./insight/CollectionPage.tsx')).ChannelFiguresPage,
}));
const AuthorFiguresPage = lazy(async () => ({
  default: (await import('./insight/CollectionPage.tsx')).AuthorFiguresPage,
}));

/** Reports and dashboards, of which each loads when one goes there; so the first view of other pages names one of them. */
export function ReportsArea() {
  return (
    <Suspense fallback={<Skeleton height={420} radius={14} className={classes.waiting} />}>
      <Routes>
        <Route index element={<ReportsHome />} />
        <Route path="completion" element={<CompletionPage />} />
        <Route path="build" element={<BuilderPage />} />
        <Route path="figures" element={<Navigate to="department" replace />} />
        <Route path="figures/department" element={<DepartmentPage />} />
        <Route path="figures/organisation" element={<OrganisationPage />} />
        <Route path="figures/channel" element={<ChannelFiguresPage />} />
        <Route path="figures/author" element={<AuthorFiguresPage />} />
        <Route path="*" element={<Lost />} />
      </Routes>
    </Suspense>
  );
}
