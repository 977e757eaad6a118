package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.SpeechChanges;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.SpeechTrial;
import io.loggia.portal.processing.control.SpeechTrial.Trial;
import io.loggia.portal.speech.control.SpeechSetup;
import io.loggia.portal.speech.control.SpeechSetup.Setup;
import io.loggia.portal.speech.control.SpeechSetup.Wish;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which engine writes down what is spoken: set up, and tried. */
@Path("admin/speech")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class SpeechAdminResource {

    @Inject
    private SpeechTransactions transactions;

    @Inject
    private SpeechSetup setup;

    @Inject
    private SpeechChanges changes;

    @Inject
    private SpeechTrial trial;

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param address empty where no engine is asked
     * @param languages that captions are made in; empty for any
     * @param automatic whether captions are made of everything new
     */
    public record SpeechEngine(
            int version,
            String address,
            String model,
            boolean keySet,
            List<String> languages,
            boolean automatic,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; a key that is left out stays as it is, an empty one goes. */
    public record SpeechEngineWish(
            @NotNull Integer version,
            @NotNull @Size(max = 300) String address,
            @NotNull @Size(max = 200) String model,
            @Nullable @Size(max = 500) String key,
            @NotNull @Size(max = 50) List<@NotNull @Size(max = 35) String> languages,
            @NotNull Boolean automatic) {}

    /**
     * @param seconds until it answered, or did not
     * @param text what it heard in a tone, in which there is nothing to be heard
     * @param trouble why there is no answer; absent when there is one
     */
    public record SpeechTest(
            boolean answered,
            double seconds,
            String text,
            @Nullable String trouble) {}

    @GET
    @Transactional
    public SpeechEngine set() {
        return toWire(setup.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SpeechEngine change(@Valid @NotNull SpeechEngineWish wish) {
        return toWire(changes.change(
                wish.version(),
                new Wish(wish.address(), wish.model(), wish.key(), wish.languages(), wish.automatic())));
    }

    /** Asks the engine that is set. No transaction is held meanwhile. */
    @POST
    @Path("test")
    public SpeechTest test() throws InterruptedException {
        Setup asked = transactions.read();
        if (!asked.isOn()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Save an engine's address first.");
        }
        Trial told = trial.run(asked);
        boolean answered = told.trouble() == null;
        transactions.tested(asked, answered);
        return new SpeechTest(answered, told.took().toMillis() / 1000.0, told.text(), told.trouble());
    }

    private static SpeechEngine toWire(Setup setup) {
        return new SpeechEngine(
                setup.version(),
                setup.address(),
                setup.model(),
                setup.key() != null,
                setup.languages(),
                setup.automatic(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}
