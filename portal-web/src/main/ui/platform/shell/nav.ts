import {
  IconChartBar,
  IconHome,
  IconLayoutGrid,
  IconSchool,
  IconSettings,
  IconVideo,
  type Icon,
} from '@tabler/icons-react';
import { has } from '../../identity/session.ts';
import type { Me } from '../api/types.ts';

export type PlaceName = 'home' | 'learning' | 'channels' | 'library' | 'reports' | 'admin';

export interface Place {
  name: PlaceName;
  to: string;
  icon: Icon;
}

export function placesOf(me: Me): Place[] {
  const places: (Place | false)[] = [
    { name: 'home', to: '/', icon: IconHome },
    { name: 'learning', to: '/learning', icon: IconSchool },
    { name: 'channels', to: '/channels', icon: IconLayoutGrid },
    has(me, 'AUTHOR') && { name: 'library', to: '/library', icon: IconVideo },
    (has(me, 'MANAGER', 'AUTHOR', 'LEARNING') || me.manages.length > 0) && {
      name: 'reports',
      to: '/reports',
      icon: IconChartBar,
    },
    has(me, 'ADMIN') && { name: 'admin', to: '/admin', icon: IconSettings },
  ];
  return places.filter((place) => place !== false);
}
