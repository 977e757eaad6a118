package io.loggia.portal.roster.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.roster.control.ImportReport;
import io.loggia.portal.roster.control.PeopleImport;
import io.loggia.portal.roster.control.PeopleImport.Options;
import io.loggia.portal.roster.control.PeopleImport.Planned;
import io.loggia.portal.roster.control.PeopleImport.Step;
import io.loggia.portal.roster.entity.RosterRun.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** People from a list, for companies that have no other roster. */
@Path("admin/people/import")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class PeopleImportResource {

    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int PORTION = 500;

    /** Two imports at once would each take the other's people for taken user names. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    @Inject
    private PeopleImportSteps steps;

    @Inject
    private PeopleImport people;

    @Inject
    private Sessions sessions;

    @Inject
    private CurrentViewer current;

    /** Tells what a list would change, or applies it: as a whole, unless rows with problems are to be skipped. */
    @POST
    @Consumes("text/csv")
    public ImportReport take(
            @QueryParam("preview") @DefaultValue("true") boolean preview,
            @QueryParam("skipProblems") @DefaultValue("false") boolean skipProblems,
            @QueryParam("disableMissing") @DefaultValue("false") boolean disableMissing,
            InputStream body)
            throws IOException {
        byte[] file = body.readNBytes(MAX_BYTES + 1);
        if (file.length > MAX_BYTES) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE, "A list may have " + MAX_BYTES / (1024 * 1024) + " MB at most.");
        }
        if (!ONE_AT_A_TIME.tryAcquire()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Another list is being imported. Try again when it is done.");
        }
        try {
            return run(file, new Options(preview, skipProblems, disableMissing));
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private ImportReport run(byte[] file, Options options) {
        UUID run = steps.begin(options.preview(), current.viewer().name());
        State state = State.FAILED;
        String result = null;
        try {
            Planned planned = steps.plan(file, options);
            inPortions(planned.steps(), steps::apply);
            inPortions(planned.steps(), steps::setManagers);
            if (planned.report().applied()) {
                steps.conclude(planned.report());
                sessions.forget();
            }
            state = State.DONE;
            result = people.summary(planned.report());
            return planned.report();
        } finally {
            steps.end(run, state, result);
        }
    }

    private static void inPortions(List<Step> all, Consumer<List<Step>> act) {
        for (int from = 0; from < all.size(); from += PORTION) {
            act.accept(all.subList(from, Math.min(from + PORTION, all.size())));
        }
    }
}
