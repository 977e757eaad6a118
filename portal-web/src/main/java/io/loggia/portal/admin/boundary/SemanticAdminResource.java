package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.SemanticChanges;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.search.control.MeaningSearch;
import io.loggia.portal.search.control.MeaningSearch.State;
import io.loggia.portal.semantic.control.EmbeddingTrial;
import io.loggia.portal.semantic.control.EmbeddingTrial.Trial;
import io.loggia.portal.semantic.control.SemanticSetup;
import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import io.loggia.portal.semantic.control.SemanticSetup.Wish;
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
import org.jspecify.annotations.Nullable;

/** Search by meaning: its model set up and tried, and how far this server is. */
@Path("admin/semantic")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class SemanticAdminResource {

    private static final double HUNDREDTHS = 100;
    private static final double MILLIS_PER_SECOND = 1000;

    @Inject
    private SemanticTransactions transactions;

    @Inject
    private SemanticSetup setup;

    @Inject
    private SemanticChanges changes;

    @Inject
    private EmbeddingTrial trial;

    @Inject
    private MeaningSearch meaning;

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param address empty where search goes by words alone
     * @param leastLikeness in hundredths
     */
    public record SemanticModel(
            int version,
            String address,
            String model,
            boolean keySet,
            String questionPrefix,
            String passagePrefix,
            int leastLikeness,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; a key that is left out stays as it is, an empty one goes. */
    public record SemanticModelWish(
            @NotNull Integer version,
            @NotNull @Size(max = 300) String address,
            @NotNull @Size(max = 200) String model,
            @Nullable @Size(max = 500) String key,
            @NotNull @Size(max = 300) String questionPrefix,
            @NotNull @Size(max = 300) String passagePrefix,
            @NotNull Integer leastLikeness) {}

    /**
     * How far the server that answers is.
     *
     * @param on whether it searches by meaning
     * @param waiting passages that wait for a vector
     * @param refused passages that the model takes not
     * @param dimension how many numbers a vector has; 0 before the first
     * @param trouble why texts are not embedded at present; absent where they are
     * @param questionTrouble why the last question had no vector in time; absent where it had
     */
    public record SemanticProgress(
            boolean on,
            int passages,
            int waiting,
            int refused,
            int dimension,
            @Nullable String trouble,
            @Nullable String questionTrouble) {}

    /**
     * @param seconds until a question had its vector, or had none
     * @param alike of a question and a text that answers it, in hundredths
     * @param unlike of that question and a text about something else
     * @param trouble why there is no answer; absent when there is one
     */
    public record SemanticTest(
            boolean answered,
            double seconds,
            int dimension,
            long alike,
            long unlike,
            @Nullable String trouble) {}

    @GET
    @Transactional
    public SemanticModel set() {
        return toWire(setup.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SemanticModel change(@Valid @NotNull SemanticModelWish wish) {
        return toWire(changes.change(
                wish.version(),
                new Wish(
                        wish.address(),
                        wish.model(),
                        wish.key(),
                        wish.questionPrefix(),
                        wish.passagePrefix(),
                        wish.leastLikeness())));
    }

    /** Has every server embed everything anew, as after a change of the model that its name does not show. */
    @POST
    @Path("renewal")
    @Transactional
    public SemanticModel renew() {
        return toWire(changes.renew());
    }

    @GET
    @Path("progress")
    public SemanticProgress progress() {
        State state = meaning.state();
        return new SemanticProgress(
                state.on(),
                state.counts().passages(),
                state.counts().waiting(),
                state.counts().refused(),
                state.dimension(),
                state.trouble(),
                state.questionTrouble());
    }

    /** Asks the model that is set. No transaction is held meanwhile. */
    @POST
    @Path("test")
    public SemanticTest test() {
        Setup asked = transactions.read();
        if (!asked.isOn()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Save a model's address first.");
        }
        Trial told = trial.run(asked);
        boolean answered = told.trouble() == null;
        transactions.tested(asked, answered);
        return new SemanticTest(
                answered,
                told.took().toMillis() / MILLIS_PER_SECOND,
                told.dimension(),
                Math.round(told.alike() * HUNDREDTHS),
                Math.round(told.unlike() * HUNDREDTHS),
                told.trouble());
    }

    private static SemanticModel toWire(Setup setup) {
        return new SemanticModel(
                setup.version(),
                setup.address(),
                setup.model(),
                setup.key() != null,
                setup.questionPrefix(),
                setup.passagePrefix(),
                setup.leastLikeness(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}
