package io.loggia.media.capability;

/** Why something works or does not, is used or is not. The names are stable: pages have words of their own for them. */
public enum Reason {
    NO_NVIDIA_DRIVER("The NVIDIA driver is not installed, or not visible to the server."),
    NO_NVIDIA_ENCODING_LIBRARY("The NVIDIA driver lacks its encoding library."),
    NO_NVIDIA_DECODING_LIBRARY("The NVIDIA driver lacks its decoding library."),
    NVIDIA_DRIVER_TOO_OLD("The NVIDIA driver is too old."),
    NO_NVIDIA_ENCODER("The NVIDIA card has no encoder for this."),
    NO_NVIDIA_SESSION("The NVIDIA card opens no encoding session; it may have no encoder, or all are in use."),
    NO_NVIDIA_CARD("There is no NVIDIA card in this machine."),
    NVIDIA_DRIVER_DOES_NOT_START("The NVIDIA driver does not start."),
    NVIDIA_MEMORY_FULL("The memory of the NVIDIA card is full."),
    NO_VAAPI_DEVICE("There is no graphics device for VA-API (/dev/dri)."),
    NO_VAAPI_DRIVER("The VA-API driver for the graphics device is not installed."),
    NO_VULKAN_LOADER("The Vulkan loader (libvulkan) is not installed."),
    NO_V4L2_ENCODER("No device of the kernel (/dev/video*) encodes this."),
    NO_ENCODER_ON_DEVICE("The graphics device has no encoder for this."),
    NO_DECODER_ON_DEVICE("The graphics device does not decode this."),
    NO_INTEL_DRIVER("The Intel media driver is not installed."),
    DECODED_ELSEWHERE("The pictures were not decoded by the device."),
    NO_SUCH_DEVICE("There is no such graphics device in this machine."),
    TOO_LITTLE_MEMORY("The trial needs more memory than a job may use."),
    TOO_SLOW("The trial did not end in time."),
    SILENT("The trial failed without a message."),
    NOTHING_TO_DECODE("It gave nothing that can be decoded."),
    WRONG_PICTURES("It gives wrong pictures (likeness {likeness} dB, as green or torn frames have)."),
    NOT_COMPILED_IN("This build of FFmpeg does not have it."),
    NO_CLIP("This build of FFmpeg cannot make a clip to try it with."),
    FAILED_IN_A_JOB("It failed in the middle of a job and has not passed a trial since."),
    NOT_TRIED("It has not been tried."),
    TRIAL_NOT_PASSED("It did not pass its trial."),
    TOO_FEW_SESSIONS("It opens {sessions} sessions at a time; {qualities} qualities need as many."),
    HARDWARE_OFF("Hardware is switched off by configuration."),
    FORBIDDEN("It is forbidden by the settings."),
    FORCED("It is forced by the settings."),
    FIRST("It comes first and works."),
    FIRST_LEFT("It is the first that works and may be used."),
    NOTHING_ELSE("Nothing else is proven to work."),
    /** Whatever the driver said. */
    SAID("{text}");

    private final String template;

    /** @param template in English, with {@code {parameter}} where a parameter goes */
    Reason(String template) {
        this.template = template;
    }

    String template() {
        return template;
    }
}
