import catalog from '../../catalog/i18n/en.json' with { type: 'json' };
import identity from '../../identity/i18n/en.json' with { type: 'json' };
import platform from './en.json' with { type: 'json' };
import playback from '../../playback/i18n/en.json' with { type: 'json' };
import processing from '../../processing/i18n/en.json' with { type: 'json' };
import search from '../../search/i18n/en.json' with { type: 'json' };

export default {
  catalog,
  identity,
  platform,
  playback,
  processing,
  search,
};
