import catalog from '../../catalog/i18n/de.json' with { type: 'json' };
import identity from '../../identity/i18n/de.json' with { type: 'json' };
import platform from './de.json' with { type: 'json' };
import playback from '../../playback/i18n/de.json' with { type: 'json' };
import processing from '../../processing/i18n/de.json' with { type: 'json' };
import search from '../../search/i18n/de.json' with { type: 'json' };

export default {
  catalog,
  identity,
  platform,
  playback,
  processing,
  search,
};
