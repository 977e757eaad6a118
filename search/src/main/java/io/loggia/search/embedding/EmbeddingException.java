package io.loggia.search.embedding;

import org.jspecify.annotations.Nullable;

/** There is no vector for a text. The message is fit for an admin. */
public final class EmbeddingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Reason {
        /** The model cannot be asked at present, or not by us. Later it may. */
        AWAY,
        /** These texts are not taken, too long ones for example; others may be. */
        REFUSED,
        /** What came back are no vectors. */
        NONSENSE
    }

    private final Reason reason;

    public EmbeddingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
