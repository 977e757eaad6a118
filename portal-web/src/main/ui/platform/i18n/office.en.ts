import analytics from '../../analytics/i18n/en.json' with { type: 'json' };
import insight from '../../analytics/insight/i18n/en.json' with { type: 'json' };
import letters from '../../analytics/letters/i18n/en.json' with { type: 'json' };
import assign from '../../catalog/assign/i18n/en.json' with { type: 'json' };
import captions from '../../catalog/captions/i18n/en.json' with { type: 'json' };
import completions from '../../catalog/completions/i18n/en.json' with { type: 'json' };
import trash from '../../catalog/trash/i18n/en.json' with { type: 'json' };
import download from '../../playback/download/i18n/en.json' with { type: 'json' };
import upload from '../../upload/i18n/en.json' with { type: 'json' };

/** What authors and managers read; it travels with their pages. */
export default { analytics, assign, captions, completions, download, insight, letters, trash, upload };
