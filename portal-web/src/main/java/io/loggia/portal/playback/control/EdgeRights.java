package io.loggia.portal.playback.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks, while bytes are served, whether the person behind a grant may still see the item. A yes is remembered for a
 * second; with the two for which sessions are remembered, and the second between two looks within one long answer, a
 * withdrawn right stops the bytes within four. A no is not remembered, so that what somebody is given back plays at
 * once.
 */
@ApplicationScoped
public class EdgeRights {

    /** How long a yes may be relied on; long answers ask again after it. */
    public static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final long REMEMBERED_MAX = 100_000;

    private final Cache<Question, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    @Inject
    private FreshRights rights;

    private record Question(UUID session, MediaId media) {}

    /** @throws LoggiaException {@link ErrorCode#FORBIDDEN} when the session is over or the item out of reach */
    public void require(Grant grant) {
        if (!holds(grant)) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "You may no longer watch this. Open the page again.");
        }
    }

    /** Whether the grant still holds. */
    public boolean holds(Grant grant) {
        return answers.get(new Question(grant.sessionId(), grant.mediaId()), this::ask) != null;
    }

    private @Nullable Boolean ask(Question question) {
        return rights.maySee(question.session(), question.media()) ? Boolean.TRUE : null;
    }
}
