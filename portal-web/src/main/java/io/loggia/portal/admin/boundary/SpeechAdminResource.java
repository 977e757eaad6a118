package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.media.whisper.WhisperModels;
import io.loggia.media.whisper.WhisperTrouble;
import io.loggia.portal.admin.control.SpeechChanges;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.SpeechTrial;
import io.loggia.portal.processing.control.SpeechTrial.Trial;
import io.loggia.portal.speech.control.SpeechModels;
import io.loggia.portal.speech.control.SpeechSetup;
import io.loggia.portal.speech.control.SpeechSetup.Engine;
import io.loggia.portal.speech.control.SpeechSetup.Local;
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
import java.util.Objects;
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
    private SpeechModels models;

    @Inject
    private SpeechChanges changes;

    @Inject
    private SpeechTrial trial;

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param engine {@code HTTP}, or {@code WHISPER} for whisper.cpp on this machine
     * @param address empty where no engine is asked by HTTP
     * @param modelFile of whisper.cpp's models; empty where none is chosen
     * @param threads that whisper.cpp computes with; 0 for as many as fit the machine
     * @param languages that captions are made in; empty for any
     * @param automatic whether captions are made of everything new
     */
    public record SpeechEngine(
            int version,
            Engine engine,
            String address,
            String model,
            boolean keySet,
            String modelFile,
            int threads,
            List<String> languages,
            boolean automatic,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; a key that is left out stays as it is, an empty one goes. Without an engine, HTTP. */
    public record SpeechEngineWish(
            @NotNull Integer version,
            @Nullable Engine engine,
            @NotNull @Size(max = 300) String address,
            @NotNull @Size(max = 200) String model,
            @Nullable @Size(max = 500) String key,
            @Nullable @Size(max = 200) String modelFile,
            @Nullable Integer threads,
            @NotNull @Size(max = 50) List<@NotNull @Size(max = 35) String> languages,
            @NotNull Boolean automatic) {}

    /**
     * @param seconds until it answered, or did not
     * @param text what it heard in a tone, in which there is nothing to be heard
     * @param trouble why there is no answer; absent when there is one
     * @param code of the trouble, where it has one of its own, as those of whisper.cpp do
     */
    public record SpeechTest(
            boolean answered,
            double seconds,
            String text,
            @Nullable String trouble,
            @Nullable WhisperTrouble code) {}

    /**
     * What lies in the folder of models on the server that answers.
     *
     * @param folder as the operator's setting names it
     */
    public record SpeechModelFiles(String folder, List<SpeechModel> models) {}

    /** @param usable whether the file begins like a model of whisper.cpp */
    public record SpeechModel(String name, long bytes, boolean usable) {}

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
                new Wish(
                        Objects.requireNonNullElse(wish.engine(), Engine.HTTP),
                        wish.address(),
                        wish.model(),
                        wish.key(),
                        new Local(
                                Objects.requireNonNullElse(wish.modelFile(), ""),
                                Objects.requireNonNullElse(wish.threads(), 0)),
                        wish.languages(),
                        wish.automatic())));
    }

    @GET
    @Path("models")
    public SpeechModelFiles models() {
        WhisperModels all = models.folder();
        return new SpeechModelFiles(
                all.folder().toString(),
                all.list().stream()
                        .map(model -> new SpeechModel(model.name(), model.bytes(), model.usable()))
                        .toList());
    }

    /** Asks the engine that is set. No transaction is held meanwhile. */
    @POST
    @Path("test")
    public SpeechTest test() throws InterruptedException {
        Setup asked = transactions.read();
        if (!asked.isOn()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Save an engine's address, or a model, first.");
        }
        Trial told = trial.run(asked);
        boolean answered = told.trouble() == null;
        transactions.tested(asked, answered);
        return new SpeechTest(answered, told.took().toMillis() / 1000.0, told.text(), told.trouble(), told.code());
    }

    private static SpeechEngine toWire(Setup setup) {
        return new SpeechEngine(
                setup.version(),
                setup.engine(),
                setup.address(),
                setup.model(),
                setup.key() != null,
                setup.local().model(),
                setup.local().threads(),
                setup.languages(),
                setup.automatic(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}
