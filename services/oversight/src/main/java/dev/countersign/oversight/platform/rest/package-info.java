/**
 * The console and its sessions: a browser keeps no token, only a cookie that no script can read.
 * And what doors have in common that give files.
 */
@NullMarked
package dev.countersign.oversight.platform.rest;

import org.jspecify.annotations.NullMarked;
