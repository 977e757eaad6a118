package io.loggia.portal.speech.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.whisper.WhisperModels;
import io.loggia.portal.platform.control.ModelServer;
import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.speech.entity.SpeechSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which engine writes down what is spoken, and for what. */
@ApplicationScoped
public class SpeechSetup {

    private static final String PURPOSE = "speech-key";

    /** Every server follows a change within this time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int MOST_LANGUAGES = 50;
    private static final int MOST_THREADS = 256;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    private final Cache<Integer, Setup> cache =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    /** The kinds of engines. */
    public enum Engine {
        /** A server with the interface of OpenAI. */
        HTTP,
        /** whisper.cpp in a process of this machine. */
        WHISPER
    }

    /**
     * What whisper.cpp is given.
     *
     * @param model name of a file in the operator's folder; empty for none
     * @param threads 0 for as many as fit the machine
     */
    public record Local(String model, int threads) {}

    /**
     * An engine.
     *
     * @param version grows with every change
     * @param engine which of the two is asked; what is set for the other is kept
     * @param address below which {@code /v1/audio/transcriptions} lies; empty where no engine is asked by HTTP
     * @param languages that captions are made in; empty for any
     * @param automatic whether captions are made of everything new; else only where somebody asks for them
     */
    public record Setup(
            int version,
            Engine engine,
            String address,
            String model,
            @Nullable String key,
            Local local,
            List<String> languages,
            boolean automatic,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        public boolean isOn() {
            return engine == Engine.WHISPER ? !local.model().isEmpty() : !address.isEmpty();
        }

        /** Where the engine is, in a word for people. */
        public String place() {
            return engine == Engine.WHISPER ? local.model() : address;
        }

        /** Whether captions are made of what is spoken in it. */
        public boolean takes(String language) {
            return languages.isEmpty() || languages.contains(language);
        }

        @Override
        public String toString() {
            return "Setup[" + engine + ", " + model + " at " + address + ", " + local + "]";
        }
    }

    /**
     * A change to all of it.
     *
     * @param key null to keep what is set; empty for none
     */
    public record Wish(
            Engine engine,
            String address,
            String model,
            @Nullable String key,
            Local local,
            List<String> languages,
            boolean automatic) {

        @Override
        public String toString() {
            return "Wish[" + engine + ", " + model + " at " + address + ", " + local + "]";
        }
    }

    /** For work; up to two seconds old. */
    public Setup inForce() {
        return cache.get(SpeechSettings.ONE, id -> read());
    }

    /** As it is in the database now. */
    public Setup read() {
        return toSetup(settings());
    }

    /**
     * Wants the caller's transaction.
     *
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     */
    public Setup change(int version, Wish wish, String by) {
        SpeechSettings settings = settings();
        if (settings.version() != version) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
        ModelServer server = ModelServer.typed(
                wish.address(),
                wish.model(),
                wish.key(),
                "The engine's address must be like https://speech.example.com.",
                "Name the model as the engine does.");
        server.requireKeyOfItsOwn(settings.address(), settings.accessKey() != null);
        check(wish.local());
        settings.choose(wish.engine().name());
        settings.http(server.address(), server.model());
        settings.local(wish.local().model(), wish.local().threads());
        if (wish.key() != null) {
            settings.accessKey(wish.key().isEmpty() ? null : secrets.seal(wish.key(), PURPOSE));
        }
        settings.use(String.join(",", languages(wish.languages())), wish.automatic());
        settings.changed(by, Instant.now());
        entities.flush();
        cache.invalidateAll();
        return toSetup(settings);
    }

    private static void check(Local local) {
        if (!local.model().isEmpty() && !WhisperModels.isName(local.model())) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Name the model's file alone, as it is called in its folder.");
        }
        if (local.threads() < 0 || local.threads() > MOST_THREADS) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Threads are 1 to " + MOST_THREADS + ", or 0 for as many as fit.");
        }
    }

    private static List<String> languages(List<String> wished) {
        List<String> languages = wished.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (languages.size() > MOST_LANGUAGES
                || !languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Languages are named by two or three letters, such as 'en' or 'de'.");
        }
        return languages;
    }

    private SpeechSettings settings() {
        return Objects.requireNonNull(entities.find(SpeechSettings.class, SpeechSettings.ONE));
    }

    private Setup toSetup(SpeechSettings settings) {
        String sealed = settings.accessKey();
        return new Setup(
                settings.version(),
                Engine.valueOf(settings.engine()),
                settings.address(),
                settings.model(),
                sealed == null ? null : secrets.open(sealed, PURPOSE),
                new Local(settings.modelFile(), settings.threads()),
                Stream.of(settings.languages().split(",", -1))
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                settings.automatic(),
                settings.changedBy(),
                settings.changedAt());
    }
}
