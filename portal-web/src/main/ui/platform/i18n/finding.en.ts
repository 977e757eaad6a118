import finding from '../../search/i18n/finding.en.json' with { type: 'json' };
import learning from '../../learning/i18n/en.json' with { type: 'json' };

/** What only the pages of hits and of one's own learning say; it travels with them. */
export default { finding, learning };
