package io.loggia.portal.analytics.control;

import io.loggia.domain.ReportKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds where the rows of a kind of report come from. */
@ApplicationScoped
class ReportSources {

    @Inject
    @Any
    private Instance<ReportSource> all;

    ReportSource of(ReportKind kind) {
        return all.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no source for " + kind));
    }
}
