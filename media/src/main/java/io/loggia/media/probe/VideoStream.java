package io.loggia.media.probe;

/**
 * The picture.
 *
 * @param index of the stream in the file
 * @param width as coded, before rotation and pixel shape
 * @param rotationDegrees clockwise turn at display: 0, 90, 180 or 270
 * @param pixelAspect width of a pixel over its height
 * @param framesPerSecond as many as make every picture visible, 0 when unknown
 * @param copyable whether its packets can be taken over as they are: they begin with the file, and all are to be shown
 */
public record VideoStream(
        int index,
        String codec,
        String profile,
        int level,
        String pixelFormat,
        int width,
        int height,
        int rotationDegrees,
        double pixelAspect,
        double framesPerSecond,
        boolean hdr,
        boolean interlaced,
        Colour colour,
        boolean copyable) {

    /** A picture of the usual colours, whose packets are in order. */
    public VideoStream(
            int index,
            String codec,
            String profile,
            int level,
            String pixelFormat,
            int width,
            int height,
            int rotationDegrees,
            double pixelAspect,
            double framesPerSecond,
            boolean hdr,
            boolean interlaced) {
        this(
                index,
                codec,
                profile,
                level,
                pixelFormat,
                width,
                height,
                rotationDegrees,
                pixelAspect,
                framesPerSecond,
                hdr,
                interlaced,
                Colour.BT709,
                true);
    }

    /** As pixel formats tell it: {@code yuv420p10le}, {@code p010le}, {@code gbrp10be}. */
    public boolean isTenBit() {
        return pixelFormat.matches(".*(p0?|gray|rgb|bgr)10(le|be)?");
    }

    private boolean isTurned() {
        return rotationDegrees == 90 || rotationDegrees == 270;
    }

    public int displayWidth() {
        return isTurned() ? height : squareWidth();
    }

    public int displayHeight() {
        return isTurned() ? squareWidth() : height;
    }

    /** The pixels are stretched in width, never in height, so that no line is lost. */
    private int squareWidth() {
        return Math.max(1, (int) Math.round(width * pixelAspect));
    }
}
