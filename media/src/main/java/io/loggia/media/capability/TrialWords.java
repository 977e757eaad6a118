package io.loggia.media.capability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns what drivers say into what it means to an administrator. */
final class TrialWords {

    private static final Pattern BRACKETED = Pattern.compile("^(\\[[^]]*] )+");
    private static final Pattern ADDRESS = Pattern.compile(" ?@? ?0x[0-9a-f]+");

    /** The first that is said holds. */
    private static final Map<String, String> REASONS = reasons();

    private TrialWords() {}

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("Cannot load libcuda", "The NVIDIA driver is not installed, or not visible to the server.");
        reasons.put("Cannot load libnvidia-encode", "The NVIDIA driver lacks its encoding library.");
        reasons.put("Cannot load libnvcuvid", "The NVIDIA driver lacks its decoding library.");
        reasons.put("minimum required Nvidia driver", "The NVIDIA driver is too old.");
        reasons.put("No capable devices found", "The NVIDIA card has no encoder for this.");
        reasons.put("Codec not supported", "The NVIDIA card has no encoder for this.");
        reasons.put(
                "OpenEncodeSessionEx failed",
                "The NVIDIA card opens no encoding session; it may have no encoder, or all are in use.");
        reasons.put("CUDA_ERROR_NO_DEVICE", "There is no NVIDIA card in this machine.");
        reasons.put("cu->cuInit", "The NVIDIA driver does not start.");
        reasons.put("CUDA_ERROR_OUT_OF_MEMORY", "The memory of the NVIDIA card is full.");
        reasons.put("No VA display found", "There is no graphics device for VA-API (/dev/dri).");
        reasons.put("Failed to initialise VAAPI", "The VA-API driver for the graphics device is not installed.");
        reasons.put("No usable encoding profile found", "The graphics device has no encoder for this.");
        reasons.put("No usable encoding entrypoint found", "The graphics device has no encoder for this.");
        reasons.put("No support for codec", "The graphics device does not decode this.");
        reasons.put("Error creating a MFX session", "The Intel media driver is not installed.");
        reasons.put("does not support device format", "The pictures were not decoded by the device.");
        reasons.put("Impossible to convert between the formats", "The pictures were not decoded by the device.");
        reasons.put("Device creation failed", "There is no such graphics device in this machine.");
        reasons.put("Cannot allocate memory", "The trial needs more memory than a job may use.");
        return reasons;
    }

    static String of(String errors) {
        for (Map.Entry<String, String> known : REASONS.entrySet()) {
            if (errors.contains(known.getKey())) {
                return known.getValue();
            }
        }
        String first = BRACKETED
                .matcher(errors.lines().findFirst().orElse("The trial failed without a message."))
                .replaceFirst("");
        String bare = ADDRESS.matcher(first).replaceAll("").strip();
        return bare.endsWith(".") ? bare : bare + ".";
    }
}
