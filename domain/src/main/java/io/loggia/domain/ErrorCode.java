package io.loggia.domain;

import java.util.Locale;

/** The closed set of errors that callers can meet. The code is part of the API and never changes its meaning. */
public enum ErrorCode {
    INVALID_ID(Category.INVALID, "The id is malformed"),
    INVALID_REQUEST(Category.INVALID, "The request is malformed"),
    INVALID_AUDIENCE(Category.INVALID, "The audience is malformed"),
    INVALID_CURSOR(Category.INVALID, "The cursor is not one of ours"),
    INVALID_CAPTIONS(Category.UNPROCESSABLE, "The caption file is malformed"),
    INVALID_COVERAGE(Category.INVALID, "The coverage is malformed"),
    INVALID_FILTER(Category.INVALID, "There is no such filter, or it has no such value"),
    PERIOD_AHEAD(Category.INVALID, "The period has not begun"),
    INVALID_LADDER(Category.INVALID, "The ladder of qualities makes no sense"),
    NOT_SIGNED_IN(Category.UNAUTHENTICATED, "Sign in first"),
    WRONG_CREDENTIALS(Category.UNAUTHENTICATED, "User name or password is wrong"),
    LOCKED_OUT(Category.THROTTLED, "Too many failed sign-ins"),
    SSO_INVALID(Category.UNAUTHENTICATED, "The sign-in through the identity provider is not valid"),
    SSO_EXPIRED(Category.UNAUTHENTICATED, "The sign-in took too long or was used already"),
    SSO_PROVIDER_REFUSED(Category.UNAUTHENTICATED, "The identity provider refused the sign-in"),
    SSO_PROVIDER_DOWN(Category.UNAVAILABLE, "The identity provider cannot be reached"),
    SSO_UNKNOWN(Category.FORBIDDEN, "This person is not known here"),
    SSO_DENIED(Category.FORBIDDEN, "This person has no access"),
    SSO_DISABLED(Category.FORBIDDEN, "This account is deactivated"),
    SSO_NOT_TESTED(Category.CONFLICT, "These settings have not been tested"),
    FORBIDDEN(Category.FORBIDDEN, "Not allowed"),
    CSRF(Category.FORBIDDEN, "The CSRF token is missing or wrong"),
    NOT_FOUND(Category.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(Category.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(Category.NOT_ACCEPTABLE, "No acceptable representation"),
    CONFLICT(Category.CONFLICT, "The thing changed meanwhile"),
    LAST_ADMIN(Category.CONFLICT, "The last local administrator stays"),
    KEPT_ELSEWHERE(Category.CONFLICT, "An outside source keeps this"),
    DEPARTMENT_IN_USE(Category.CONFLICT, "The department is not empty"),
    CAN_SIGN_IN(Category.CONFLICT, "The person can still sign in"),
    STORE_FAILS(Category.CONFLICT, "The store does not do what is asked of it"),
    STORE_NOT_EMPTY(Category.CONFLICT, "The store before this one is still being emptied"),
    STORES_NESTED(Category.INVALID, "One of the two stores lies within the other"),
    HAS_ITEMS(Category.CONFLICT, "The person has items of their own"),
    NOT_SHARED(Category.CONFLICT, "Some of these people may not watch the item"),
    UPLOAD_OFFSET(Category.CONFLICT, "The offset differs from what is stored"),
    UPLOAD_LOCKED(Category.LOCKED, "Another request is writing to this upload"),
    UPLOAD_EXPIRED(Category.GONE, "The upload has expired"),
    UPLOAD_CHECKSUM(Category.CHECKSUM_MISMATCH, "The checksum does not match"),
    UPLOAD_TOO_LARGE(Category.TOO_LARGE, "The file is too large"),
    UPLOAD_EMPTY(Category.INVALID, "The file is empty"),
    TUS_VERSION(Category.PRECONDITION_FAILED, "This tus version is not supported"),
    REPORT_TOO_LONG(Category.UNPROCESSABLE, "The report is too long for this format"),
    UNSUPPORTED_TYPE(Category.UNSUPPORTED_TYPE, "The content type is not supported"),
    NO_SPACE(Category.NO_SPACE, "There is no room for this on the server"),
    QUOTA_EXCEEDED(Category.NO_SPACE, "The quota is used up"),
    NOT_MEDIA(Category.UNPROCESSABLE, "The file is not audio or video"),
    MEDIA_REFUSED(Category.UNPROCESSABLE, "The file was refused"),
    MEDIA_ENCRYPTED(Category.UNPROCESSABLE, "The media is encrypted"),
    MEDIA_BROKEN(Category.UNPROCESSABLE, "The media cannot be decoded"),
    MEDIA_LIMIT(Category.UNPROCESSABLE, "The media exceeds a limit"),
    NOT_PLAYABLE_YET(Category.CONFLICT, "The media is still being prepared"),
    TOO_MANY_DEVICES(Category.THROTTLED, "This person watches on too many devices"),
    PROCESS_FAILED(Category.FAULT, "A media process failed"),
    PROCESS_TIMEOUT(Category.FAULT, "A media process took too long"),
    TOO_MANY_REQUESTS(Category.THROTTLED, "Too many requests"),
    UNAVAILABLE(Category.UNAVAILABLE, "Not available at the moment"),
    INTERNAL(Category.FAULT, "Something went wrong on the server");

    /** How a caller should take an error, free of any protocol. */
    public enum Category {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        CONFLICT,
        LOCKED,
        GONE,
        PRECONDITION_FAILED,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        UNPROCESSABLE,
        CHECKSUM_MISMATCH,
        THROTTLED,
        NO_SPACE,
        UNAVAILABLE,
        FAULT
    }

    private final Category category;
    private final String title;

    ErrorCode(Category category, String title) {
        this.category = category;
        this.title = title;
    }

    public Category category() {
        return category;
    }

    /** A short sentence for people, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable spelling in problems and logs, such as {@code upload-offset}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
