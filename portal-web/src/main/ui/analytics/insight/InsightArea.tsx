import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Lost } from '../../platform/shell/RouteTrouble.tsx';
import classes from './Insight.module.css';

const DepartmentPage = lazy(async () => ({ default: (await import('./DepartmentPage.tsx')).DepartmentPage }));
const OrganisationPage = lazy(async () => ({
  default: (await import('./OrganisationPage.tsx')).OrganisationPage,
}));

/** The dashboards, of which each loads when one goes there. */
export function InsightArea() {
  return (
    <Suspense fallback={<Skeleton height={420} radius={14} className={classes.waiting} />}>
      <Routes>
        <Route index element={<Navigate to="department" replace />} />
        <Route path="department" element={<DepartmentPage />} />
        <Route path="organisation" element={<OrganisationPage />} />
        <Route path="*" element={<Lost />} />
      </Routes>
    </Suspense>
  );
}
