package io.loggia.portal.search.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.NodePassages.Open;
import io.loggia.portal.search.control.QuestionVectors.Asked;
import io.loggia.portal.semantic.control.Embedders;
import io.loggia.portal.semantic.control.SemanticSetup;
import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import io.loggia.search.index.PassageIndex.Counts;
import io.loggia.search.query.NearSearch;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Search by meaning on this node, where admins have set a model. It adds to a search and never slows or breaks it: without a
 * vector in time, or with whatever trouble, there is nothing beside the hits.
 */
@ApplicationScoped
public class MeaningSearch {

    private static final System.Logger LOGGER = System.getLogger(MeaningSearch.class.getName());
    private static final String FOLDER = "passages";
    private static final int MOST = 6;
    private static final double HUNDREDTHS = 100;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    @Inject
    private FollowedCatalog catalog;

    @Inject
    private SemanticSetup setups;

    @Inject
    private Embedders embedders;

    @Inject
    private SearchIndex items;

    @Resource
    private ManagedExecutorService background;

    private @Nullable QuestionVectors questions;
    private @Nullable NodePassages passages;

    /** A question under way; nothing where search goes by words alone. */
    public record Question(@Nullable Setup setup, @Nullable Asked asked) {

        private static final Question NONE = new Question(null, null);
    }

    /**
     * What admins are told of it.
     *
     * @param on whether there is a model
     * @param dimension how many numbers its vectors have; 0 before the first
     * @param trouble why texts are not embedded at present; null where they are
     * @param questionTrouble why the last question had no vector in time; null where it had
     * @param troubled items that could not be put into its index
     * @param refused items with passages that the model does not take, and how many each has
     */
    public record State(
            boolean on,
            Counts counts,
            int dimension,
            @Nullable String trouble,
            @Nullable String questionTrouble,
            List<TroubledItem> troubled,
            Map<MediaId, Integer> refused) {}

    @PostConstruct
    void prepare() {
        questions = new QuestionVectors(background, System::nanoTime, Duration.ofMillis(config.questionMillis));
        passages = new NodePassages(platform.nodeFolder().resolve(FOLDER), catalog, Clock.systemUTC());
    }

    /** Follows what admins have set, and what happened to items since the last call. */
    public void catchUp() {
        Setup setup = setups.inForce();
        if (setup.isOn()) {
            passages().follow(setup.space());
        } else {
            passages().forget();
        }
    }

    /** Has a batch of texts embedded that wait for it. */
    public void embedSome() {
        Open current = passages().current();
        if (current == null) {
            return;
        }
        Setup setup = setups.inForce();
        if (setup.isOn()) {
            current.work().embedSome(setup.space(), embedders.ofPassages(setup));
        }
    }

    /** Begins to ask the model, so that it works while words are searched for. */
    public Question ask(SearchRequest request) {
        if (passages().current() == null) {
            return Question.NONE;
        }
        Setup setup = setups.inForce();
        Optional<String> text = setup.isOn() ? NearSearch.question(request) : Optional.empty();
        return text.flatMap(question ->
                        Objects.requireNonNull(questions).ask(setup.space(), embedders.ofQuestions(setup), question))
                .map(asked -> new Question(setup, asked))
                .orElse(Question.NONE);
    }

    /** Items that are about what was asked without holding its words. */
    public List<SearchHit> beside(Viewer viewer, SearchRequest request, SearchPage page, Question question) {
        Open current = passages().current();
        Setup setup = question.setup();
        Asked asked = question.asked();
        if (current == null
                || setup == null
                || asked == null
                || !current.index().space().equals(setup.space())) {
            return List.of();
        }
        try {
            return asked.vector()
                    .map(vector -> items.beside(
                            current.index(), viewer, request, page, vector, setup.leastLikeness() / HUNDREDTHS, MOST))
                    .orElse(List.of());
        } catch (LoggiaException e) {
            LOGGER.log(Level.WARNING, "Nothing was searched for by meaning", e);
            return List.of();
        }
    }

    public State state() {
        Open current = passages().current();
        return current == null
                ? new State(false, new Counts(0, 0, 0), 0, null, null, List.of(), Map.of())
                : new State(
                        true,
                        current.index().counts(),
                        current.index().dimension(),
                        current.trouble(),
                        Objects.requireNonNull(questions).trouble(),
                        current.work().troubled(),
                        current.index().refused());
    }

    public void close() {
        passages().close();
    }

    private NodePassages passages() {
        return Objects.requireNonNull(passages);
    }
}
