/** The one place that starts processes: FFmpeg's programs and Tesseract, unpacked, jailed, limited and always ended. */
@NullMarked
package io.loggia.media.run;

import org.jspecify.annotations.NullMarked;
