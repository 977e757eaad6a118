package io.loggia.media.capability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns what drivers say into what it means to an administrator. */
final class TrialWords {

    private static final Pattern BRACKETED = Pattern.compile("^(\\[[^]]*] )+");
    private static final Pattern ADDRESS = Pattern.compile(" ?@? ?0x[0-9a-f]+");

    /** The first that is said holds. */
    private static final Map<String, Reason> REASONS = reasons();

    private TrialWords() {}

    private static Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        reasons.put("Cannot load libcuda", Reason.NO_NVIDIA_DRIVER);
        reasons.put("Cannot load libnvidia-encode", Reason.NO_NVIDIA_ENCODING_LIBRARY);
        reasons.put("Cannot load libnvcuvid", Reason.NO_NVIDIA_DECODING_LIBRARY);
        reasons.put("minimum required Nvidia driver", Reason.NVIDIA_DRIVER_TOO_OLD);
        reasons.put("No capable devices found", Reason.NO_NVIDIA_ENCODER);
        reasons.put("Codec not supported", Reason.NO_NVIDIA_ENCODER);
        reasons.put("OpenEncodeSessionEx failed", Reason.NO_NVIDIA_SESSION);
        reasons.put("CUDA_ERROR_NO_DEVICE", Reason.NO_NVIDIA_CARD);
        reasons.put("cu->cuInit", Reason.NVIDIA_DRIVER_DOES_NOT_START);
        reasons.put("CUDA_ERROR_OUT_OF_MEMORY", Reason.NVIDIA_MEMORY_FULL);
        reasons.put("No VA display found", Reason.NO_VAAPI_DEVICE);
        reasons.put("Failed to initialise VAAPI", Reason.NO_VAAPI_DRIVER);
        reasons.put("Unable to open the libvulkan library", Reason.NO_VULKAN_LOADER);
        reasons.put("Could not find a valid device", Reason.NO_V4L2_ENCODER);
        reasons.put("does not support the VK_KHR_video_encode", Reason.NO_ENCODER_ON_DEVICE);
        reasons.put("Device does not support encoding", Reason.NO_ENCODER_ON_DEVICE);
        reasons.put("does not support the VK_KHR_video_decode", Reason.NO_DECODER_ON_DEVICE);
        reasons.put("No usable encoding profile found", Reason.NO_ENCODER_ON_DEVICE);
        reasons.put("No usable encoding entrypoint found", Reason.NO_ENCODER_ON_DEVICE);
        reasons.put("No support for codec", Reason.NO_DECODER_ON_DEVICE);
        reasons.put("Error creating a MFX session", Reason.NO_INTEL_DRIVER);
        reasons.put("does not support device format", Reason.DECODED_ELSEWHERE);
        reasons.put("Impossible to convert between the formats", Reason.DECODED_ELSEWHERE);
        reasons.put("Device creation failed", Reason.NO_SUCH_DEVICE);
        reasons.put("Cannot allocate memory", Reason.TOO_LITTLE_MEMORY);
        return reasons;
    }

    static Why of(String errors) {
        for (Map.Entry<String, Reason> known : REASONS.entrySet()) {
            if (errors.contains(known.getKey())) {
                return Why.of(known.getValue());
            }
        }
        String said = errors.lines().findFirst().orElse("");
        String bare = ADDRESS.matcher(BRACKETED.matcher(said).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (bare.isEmpty()) {
            return Why.of(Reason.SILENT);
        }
        return Why.said(bare.endsWith(".") ? bare : bare + ".");
    }
}
