package io.loggia.media.plan;

/** Width and height of a quality: even, as 4:2:0 wants it, and of the source's shape. */
record PictureSize(int width, int height) {

    private static final int MIN_SIDE = 16;

    static PictureSize of(int displayWidth, int displayHeight, int lines) {
        boolean upright = displayHeight > displayWidth;
        int shortSide = Math.min(displayWidth, displayHeight);
        int longSide = Math.max(displayWidth, displayHeight);
        int small = even(lines);
        int large = even((double) longSide * lines / shortSide);
        return upright ? new PictureSize(small, large) : new PictureSize(large, small);
    }

    private static int even(double length) {
        return Math.max(MIN_SIDE, (int) Math.round(length / 2) * 2);
    }
}
