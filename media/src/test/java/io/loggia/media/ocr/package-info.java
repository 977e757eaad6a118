@NullMarked
package io.loggia.media.ocr;

import org.jspecify.annotations.NullMarked;
