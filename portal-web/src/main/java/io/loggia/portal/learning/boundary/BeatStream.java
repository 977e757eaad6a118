package io.loggia.portal.learning.boundary;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of the topic of beats, for as long as it comes. The connector goes on by itself when the broker was away;
 * whatever it does not go on after ends the stream, and nothing comes any more until the server is started again.
 */
final class BeatStream implements Flow.Subscriber<Message<String>> {

    private static final System.Logger LOGGER = System.getLogger(BeatStream.class.getName());

    private final Consumer<Message<String>> taken;
    private volatile @Nullable String end;

    BeatStream(Consumer<Message<String>> taken) {
        this.taken = taken;
    }

    /** All that comes: how much may wait to be acknowledged, the connector bounds by itself. */
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Message<String> message) {
        taken.accept(message);
    }

    @Override
    public void onError(Throwable failure) {
        LOGGER.log(
                Level.ERROR,
                "No beats come out of the topic any more, and this server folds none until it is started again",
                failure);
        end = nameOfCause(failure);
    }

    @Override
    public void onComplete() {
        LOGGER.log(Level.INFO, "The topic of beats is closed");
        end = "closed";
    }

    /** What ended it, in a word: everybody may ask how a server is doing, so the log alone tells more. */
    Optional<String> end() {
        return Optional.ofNullable(end);
    }

    private static String nameOfCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
