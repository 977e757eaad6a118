package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.platform.control.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a report calls people by their names or by pseudonyms, and by which. */
@ApplicationScoped
public class ReportPseudonyms {

    @Inject
    private Privacy privacy;

    @Inject
    private SecretBox secrets;

    /**
     * What people are called in it. By pseudonyms, the reader follows people through makings of this report alone: for
     * another kind, department, choice of items or filter, and for another reader, they are called otherwise.
     */
    public PersonNames names(ReportAsk ask, Viewer viewer) {
        if (!ask.pseudonyms() && !privacy.wantsPseudonymsFor(viewer)) {
            return PersonNames.PLAIN;
        }
        String report = Stream.of(
                        Stream.of(ask.kind().key(), viewer.id().toString(), key(ask.departments())),
                        ask.media().stream().map(MediaId::toString).sorted(),
                        ask.filters().texts().stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("|"));
        return PersonNames.pseudonyms(secrets.key("pseudonyms"), report);
    }

    /** One by itself, none as nothing: so that pseudonyms stay what they were before several could be named. */
    private static String key(Set<DepartmentId> departments) {
        return departments.isEmpty()
                ? "null"
                : departments.stream().map(DepartmentId::toString).sorted().collect(Collectors.joining(","));
    }

    /** Whether it names people at all. */
    static boolean hasPeople(ReportKind kind) {
        return kind != ReportKind.SEARCH_TERMS;
    }
}
