package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** What a store could not do, and why as far as can be told. */
public final class StoreException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    /** Why, in a form that code can decide by. */
    public enum Trouble {
        /** The key is none of ours. */
        BAD_KEY(ErrorCode.NOT_FOUND, "There is no such file."),
        /** No such file. */
        MISSING(ErrorCode.NOT_FOUND, "There is no such file in the store."),
        /** The credentials are wrong, or do not suffice. */
        DENIED(ErrorCode.UNAVAILABLE, "The store refuses access."),
        /** No such bucket or folder. */
        NO_PLACE(ErrorCode.UNAVAILABLE, "The bucket or folder does not exist."),
        /** It is there, and must be thawed before it is read. */
        FROZEN(
                ErrorCode.UNAVAILABLE,
                "The file lies in a storage class from which it must be thawed before it is read."),
        FULL(ErrorCode.NO_SPACE, "The store is full."),
        /** More in one request than what lies between lets pass. */
        TOO_LARGE(ErrorCode.UNAVAILABLE, "What lies between lets no request of that size pass to the store."),
        /** It has no such storage class, or keeps none at all. */
        NO_CLASS(ErrorCode.UNAVAILABLE, "The store does not have that storage class."),
        /** No answer, or none in time. */
        UNREACHABLE(ErrorCode.UNAVAILABLE, "The store cannot be reached."),
        /** Anything else. */
        FAILED(ErrorCode.UNAVAILABLE, "The store failed.");

        private final ErrorCode code;
        private final String words;

        Trouble(ErrorCode code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private final Trouble trouble;

    StoreException(Trouble trouble) {
        super(trouble.code, trouble.words);
        this.trouble = trouble;
    }

    StoreException(Trouble trouble, Throwable cause) {
        super(trouble.code, trouble.words, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** Whether the next file would fare no better. */
    public boolean isOfTheWholeStore() {
        return switch (trouble) {
            case NO_PLACE, DENIED, FULL, NO_CLASS, UNREACHABLE -> true;
            case BAD_KEY, MISSING, FROZEN, TOO_LARGE, FAILED -> false;
        };
    }
}
