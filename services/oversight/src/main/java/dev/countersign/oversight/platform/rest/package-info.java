/**
 * The console and its sessions: a browser keeps no token, only a cookie that no script can read.
 */
@NullMarked
package dev.countersign.oversight.platform.rest;

import org.jspecify.annotations.NullMarked;
