package io.loggia.portal.learning.control;

import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.platform.control.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What people are called in the list of an item's completions: as in reports, by pseudonyms where that was agreed on. */
@ApplicationScoped
public class CompletionNames {

    @Inject
    private Privacy privacy;

    @Inject
    private SecretBox secrets;

    /** By pseudonyms, the reader follows people through this list alone, and another reader has others. */
    public PersonNames of(MediaId media, Viewer viewer) {
        return privacy.wantsPseudonymsFor(viewer)
                ? PersonNames.pseudonyms(secrets.key("pseudonyms"), "item-completions|" + viewer.id() + "|" + media)
                : PersonNames.PLAIN;
    }
}
