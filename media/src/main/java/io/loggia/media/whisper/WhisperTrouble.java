package io.loggia.media.whisper;

import io.loggia.domain.ErrorCode;

/** Why nothing was heard. The codes are part of the API and never change their meaning. */
public enum WhisperTrouble {
    NO_MODEL(ErrorCode.UNAVAILABLE, "The model's file is not in this server's folder of speech models."),
    NOT_A_MODEL(
            ErrorCode.UNAVAILABLE,
            "The file is no model of whisper.cpp (ggml), or it is damaged. Take one from the whisper.cpp project."),
    NO_LIBRARY(ErrorCode.UNAVAILABLE, "whisper.cpp cannot be loaded on this server; its log says more."),
    NOT_STARTED(ErrorCode.UNAVAILABLE, "The speech engine's process cannot be started on this server."),
    UNKNOWN_LANGUAGE(ErrorCode.UNAVAILABLE, "The model does not know the language."),
    NO_SOUND(ErrorCode.PROCESS_FAILED, "The speech engine cannot read the sound."),
    OUT_OF_MEMORY(
            ErrorCode.UNAVAILABLE, "The model needs more memory than the speech engine gets. Choose a smaller one."),
    TIMEOUT(
            ErrorCode.PROCESS_TIMEOUT,
            "The speech engine took too long. Choose a smaller model, or give it more threads."),
    KILLED(
            ErrorCode.PROCESS_FAILED,
            "The speech engine was ended from outside; perhaps the server is short of memory."),
    CRASHED(ErrorCode.PROCESS_FAILED, "The speech engine broke down. The model's file may be damaged."),
    FAILED(ErrorCode.PROCESS_FAILED, "The speech engine gave up on the sound; the server's log says more."),
    BAD_ANSWER(ErrorCode.PROCESS_FAILED, "What the speech engine answers is no transcript.");

    private final ErrorCode error;
    private final String detail;

    WhisperTrouble(ErrorCode error, String detail) {
        this.error = error;
        this.detail = detail;
    }

    ErrorCode error() {
        return error;
    }

    String detail() {
        return detail;
    }
}
