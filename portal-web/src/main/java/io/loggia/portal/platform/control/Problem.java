package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Errors as problem details (RFC 9457). */
public final class Problem {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** tus 1.0.0, checksum extension: "the Server MUST respond with a 460 Checksum Mismatch status". */
    private static final int CHECKSUM_MISMATCH = 460;

    private static final int LOCKED = 423;
    private static final int UNPROCESSABLE = 422;
    private static final int INSUFFICIENT_STORAGE = 507;

    private static final int RETRY_AFTER_SECONDS = 5;

    private Problem() {}

    public static int status(ErrorCode code) {
        return switch (code.category()) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case GONE -> 410;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case UNPROCESSABLE -> UNPROCESSABLE;
            case LOCKED -> LOCKED;
            case THROTTLED -> 429;
            case CHECKSUM_MISMATCH -> CHECKSUM_MISMATCH;
            case FAULT -> 500;
            case UNAVAILABLE -> 503;
            case NO_SPACE -> INSUFFICIENT_STORAGE;
        };
    }

    /** The members every problem carries, for callers that add their own. */
    public static JsonObjectBuilder body(ErrorCode code, String detail) {
        return Json.createObjectBuilder()
                .add("type", "urn:loggia:problem:" + code.code())
                .add("code", code.code())
                .add("title", code.title())
                .add("status", status(code))
                .add("detail", detail);
    }

    public static Response response(ErrorCode code, String detail) {
        return response(code, body(code, detail));
    }

    public static Response response(ErrorCode code, JsonObjectBuilder body) {
        Response.ResponseBuilder response = Response.status(status(code))
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body.build().toString());
        if (code.category() == ErrorCode.Category.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
