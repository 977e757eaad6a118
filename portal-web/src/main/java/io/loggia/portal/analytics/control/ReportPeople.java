package io.loggia.portal.analytics.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.learning.control.CompletionRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;

/** Whom reports can be kept to: nobody, where it was agreed on that their reader is told of pseudonyms. */
@ApplicationScoped
public class ReportPeople {

    @Inject
    private CompletionRecords records;

    @Inject
    private NamedDepartments departments;

    @Inject
    private Privacy privacy;

    /** By name, the first of those whose names or user names hold the text. */
    public Map<PersonId, String> called(String text, Viewer viewer, int most) {
        return privacy.wantsPseudonymsFor(viewer)
                ? Map.of()
                : records.peopleCalled(text, departments.reportable(viewer), most);
    }

    /** Those of the ids. */
    public Map<PersonId, String> named(Set<PersonId> ids, Viewer viewer) {
        return privacy.wantsPseudonymsFor(viewer) ? Map.of() : records.people(ids, departments.reportable(viewer));
    }
}
