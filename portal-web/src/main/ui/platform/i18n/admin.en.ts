import admin from '../../admin/i18n/en.json' with { type: 'json' };
import extras from '../../catalog/extras/i18n/en.json' with { type: 'json' };
import files from '../../processing/files/i18n/en.json' with { type: 'json' };
import roster from '../../roster/i18n/en.json' with { type: 'json' };
import sso from '../../sso/i18n/en.json' with { type: 'json' };

/** What only administrators read; it travels with their pages. */
export default { admin, extras, files, roster, sso };
