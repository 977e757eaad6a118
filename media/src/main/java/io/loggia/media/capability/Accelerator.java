package io.loggia.media.capability;

/** A way to have hardware do the work, by its name in FFmpeg. */
public enum Accelerator {
    NVIDIA("cuda", "NVIDIA", "", "scale_cuda=%d:%d:format=yuv420p"),
    QUICK_SYNC(
            "qsv", "Intel Quick Sync", ",format=nv12,hwupload=extra_hw_frames=64", "scale_qsv=w=%d:h=%d:format=nv12"),
    VAAPI("vaapi", "VA-API", ",format=nv12,hwupload", "scale_vaapi=w=%d:h=%d:format=nv12"),
    VULKAN("vulkan", "Vulkan", ",format=nv12,hwupload", "scale_vulkan=w=%d:h=%d:format=nv12"),
    /** The kernel's own way to the encoders of small boards; it takes pictures from memory and decodes nothing here. */
    V4L2("v4l2m2m", "V4L2", "", "");

    private final String ffmpegName;
    private final String words;
    private final String upload;
    private final String scale;

    Accelerator(String ffmpegName, String words, String upload, String scale) {
        this.ffmpegName = ffmpegName;
        this.words = words;
        this.upload = upload;
        this.scale = scale;
    }

    /** Of the method, and of the pixel format of pictures that lie on the device. */
    public String ffmpegName() {
        return ffmpegName;
    }

    /** Whether sources can be decoded by it. */
    public boolean decodes() {
        return this != V4L2;
    }

    public String words() {
        return words;
    }

    /** What a filter chain ends with to bring pictures to the device; NVIDIA's encoders fetch them themselves. */
    public String upload() {
        return upload;
    }

    /** The filter that resizes pictures which lie on the device, and leaves them there. */
    public String scale(int width, int height) {
        return scale.formatted(width, height);
    }
}
