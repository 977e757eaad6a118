/** Pictures of media: a poster, thumbnails along the time line, the shape of sound. */
@NullMarked
package io.loggia.media.still;

import org.jspecify.annotations.NullMarked;
