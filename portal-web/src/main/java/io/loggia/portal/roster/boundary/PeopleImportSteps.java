package io.loggia.portal.roster.boundary;

import io.loggia.domain.RosterSource;
import io.loggia.portal.roster.control.ImportReport;
import io.loggia.portal.roster.control.PeopleImport;
import io.loggia.portal.roster.control.PeopleImport.Options;
import io.loggia.portal.roster.control.PeopleImport.Planned;
import io.loggia.portal.roster.control.PeopleImport.Step;
import io.loggia.portal.roster.control.RosterRuns;
import io.loggia.portal.roster.entity.RosterRun.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an import. A long list is applied in portions, since one transaction for a hundred thousand people
 * would outlive its limit; an import that was cut off is repeated, which leaves what was done as it is.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class PeopleImportSteps {

    @Inject
    private PeopleImport people;

    @Inject
    private RosterRuns runs;

    public UUID begin(boolean preview, String startedBy) {
        return runs.begin(RosterSource.CSV, null, preview, startedBy);
    }

    public Planned plan(byte[] file, Options options) {
        return people.plan(file, options);
    }

    public void apply(List<Step> portion) {
        people.apply(portion);
    }

    public void setManagers(List<Step> portion) {
        people.setManagers(portion);
    }

    public void conclude(ImportReport report) {
        people.conclude(report);
    }

    public void end(UUID run, State state, @Nullable String result) {
        runs.end(run, state, result);
    }
}
