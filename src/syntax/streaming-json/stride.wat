;; Passes JSON that nobody wants, sixteen bytes at a time inside strings: the long strides of the scanner in scan.ts, at four times
;; the speed of the same in JavaScript. `npm run stride` assembles it; stride.ts has the names of the registers.
;;
;; It accepts only what JSON accepts (RFC 8259) and decides nothing. It stops *before* what it leaves to scan.ts: whatever is an
;; error, what the end of the chunk may cut (a string, a number, a word), a fraction, and keys and words that may matter.
;;
;; Memory, in bytes:
;;      0  registers, an i32 each, in the order of `Register`
;;    256  by byte: 1 for what may follow a backslash alone, 2 for the u that takes four hexadecimal digits
;;    512  by byte: 1 for a hexadecimal digit
;;   1024  by depth: the bracket that opened the container, { or [
;;   4096  a bit for each hash that a wanted word has
;;  65535  the byte before the chunk
;;  65536  the chunk, then a zero, which stands nowhere in JSON: no loop has to look for the end
(module
  (memory (export "memory") 6)

  ;; Of the byte at hand: its line, and the offset that columns are counted from, in UTF-16 units.
  (global $line (mut i32) (i32.const 1))
  (global $origin (mut i32) (i32.const 0))

  ;; Whether an escape stands at `at`.
  (func $isEscape (param $at i32) (result i32)
    (local $kind i32)
    (if (i32.ne (i32.load8_u offset=65536 (local.get $at)) (i32.const 0x5c)) (then (return (i32.const 0))))
    (local.set $kind (i32.load8_u offset=256 (i32.load8_u offset=65537 (local.get $at))))
    (if (i32.le_u (local.get $kind) (i32.const 1)) (then (return (local.get $kind))))
    (i32.and
      (i32.and
        (i32.load8_u offset=512 (i32.load8_u offset=65538 (local.get $at)))
        (i32.load8_u offset=512 (i32.load8_u offset=65539 (local.get $at))))
      (i32.and
        (i32.load8_u offset=512 (i32.load8_u offset=65540 (local.get $at)))
        (i32.load8_u offset=512 (i32.load8_u offset=65541 (local.get $at))))))

  ;; Moves $origin by how many more bytes than UTF-16 units a text is: a character of four bytes is two units.
  (func $countWide (param $at i32) (param $end i32)
    (local $byte i32)
    (loop $next
      (local.set $byte (i32.load8_u offset=65536 (local.get $at)))
      (global.set $origin (i32.sub
        (i32.add (global.get $origin) (i32.eq (i32.and (local.get $byte) (i32.const 0xc0)) (i32.const 0x80)))
        (i32.ge_u (local.get $byte) (i32.const 0xf0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))

  ;; The offset after true, false, null or a whole number; 0 where there is none.
  (func $scalar (param $at i32) (result i32)
    (local $first i32) (local $byte i32)
    (local.set $first (i32.load offset=65536 (local.get $at)))
    (if (i32.eq (local.get $first) (i32.const 0x65757274)) (then (return (i32.add (local.get $at) (i32.const 4))))) ;; true
    (if (i32.eq (local.get $first) (i32.const 0x6c6c756e)) (then (return (i32.add (local.get $at) (i32.const 4))))) ;; null
    (if (i32.eq (i32.load offset=65537 (local.get $at)) (i32.const 0x65736c61)) ;; alse
      (then (return (select
        (i32.add (local.get $at) (i32.const 5))
        (i32.const 0)
        (i32.eq (i32.and (local.get $first) (i32.const 0xff)) (i32.const 0x66))))))
    (if (i32.eq (i32.and (local.get $first) (i32.const 0xff)) (i32.const 0x2d)) ;; -
      (then (local.set $at (i32.add (local.get $at) (i32.const 1)))))
    (local.set $first (local.get $at))
    (loop $digit
      (local.set $byte (i32.load8_u offset=65536 (local.get $at)))
      (if (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 10))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          ;; Nothing follows a leading zero.
          (br_if $digit (i32.ne (i32.load8_u offset=65536 (local.get $first)) (i32.const 0x30))))))
    (local.set $byte (i32.load8_u offset=65536 (local.get $at)))
    (select
      (local.get $at)
      (i32.const 0)
      (i32.and
        (i32.gt_u (local.get $at) (local.get $first))
        ;; What may follow and is not part of a number: white space, a comma, a closing bracket.
        (i32.or
          (i32.and (i32.ne (local.get $byte) (i32.const 0)) (i32.le_u (local.get $byte) (i32.const 0x2c)))
          (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x7d))))))

  ;; Whether a wanted word has the hash (`hash` in stride.ts) of the one whose closing quote ends at `end`.
  (func $isWanted (param $end i32) (result i32)
    (local $hash i32)
    (local.set $hash (i32.shr_u
      (i32.mul (i32.load offset=65532 (local.get $end)) (i32.const 0x9e3779b1))
      (i32.const 17)))
    (i32.and (i32.const 1) (i32.shr_u
      (i32.load8_u offset=4096 (i32.shr_u (local.get $hash) (i32.const 3)))
      (i32.and (local.get $hash) (i32.const 7)))))

  ;; The offset of the first byte that is no white space; counts lines, of which CR LF ends one.
  (func $blank (param $at i32) (result i32)
    (local $byte i32)
    (loop $more
      (local.set $byte (i32.load8_u offset=65536 (local.get $at)))
      (if (i32.eq (local.get $byte) (i32.const 0x20))
        (then
          (local.set $at (i32.add (local.get $at) (i32.ctz (i32.xor (i32.const -1)
            (i8x16.bitmask (i8x16.eq (v128.load offset=65536 (local.get $at)) (i8x16.splat (i32.const 0x20))))))))
          (br $more)))
      (if (i32.or (i32.eq (local.get $byte) (i32.const 0x0a)) (i32.eq (local.get $byte) (i32.const 0x0d)))
        (then
          (if (i32.eqz (i32.and
              (i32.eq (local.get $byte) (i32.const 0x0a))
              (i32.eq (i32.load8_u offset=65535 (local.get $at)) (i32.const 0x0d))))
            (then (global.set $line (i32.add (global.get $line) (i32.const 1)))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (global.set $origin (local.get $at))
          (br $more)))
      (if (i32.eq (local.get $byte) (i32.const 0x09))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br $more))))
    (local.get $at))

  ;; Goes on from the registers, token by token, and leaves in them where it stopped.
  (func (export "stride")
    (local $at i32) (local $depth i32) (local $floor i32) (local $watched i32) (local $unit i32)
    ;; What is expected: 0 a value, 1 an item or ], 2 a key or }, 3 a key, 4 a colon, 5 a comma or a closing bracket.
    (local $state i32)
    ;; Of the unit at hand: 1 its word was passed, 2 the word comes next.
    (local $word i32)
    (local $byte i32) (local $end i32) (local $length i32)
    (local $quotes v128) (local $backslashes v128) (local $controls v128) (local $bytes v128)
    (local $block i32) (local $stops i32) (local $isWide i32) (local $isEscaped i32)
    (local.set $at (i32.load offset=0 (i32.const 0)))
    (local.set $state (i32.load offset=4 (i32.const 0)))
    (local.set $depth (i32.load offset=8 (i32.const 0)))
    (global.set $line (i32.load offset=12 (i32.const 0)))
    (global.set $origin (i32.load offset=16 (i32.const 0)))
    (local.set $word (i32.load offset=20 (i32.const 0)))
    (local.set $floor (i32.load offset=36 (i32.const 0)))
    (local.set $watched (i32.load offset=40 (i32.const 0)))
    (local.set $unit (i32.load offset=44 (i32.const 0)))
    (local.set $quotes (i8x16.splat (i32.const 0x22)))
    (local.set $backslashes (i8x16.splat (i32.const 0x5c)))
    (local.set $controls (i8x16.splat (i32.const 0x1f)))
    (block $stop
      (loop $token
        (local.set $byte (i32.load8_u offset=65536 (local.get $at)))

        (if (i32.eq (local.get $byte) (i32.const 0x22)) ;; a string
          (then
            (br_if $stop (i32.ge_u (local.get $state) (i32.const 4)))
            (local.set $isWide (i32.const 0))
            (local.set $isEscaped (i32.const 0))
            (local.set $block (i32.add (local.get $at) (i32.const 1)))
            (block $closed
              (loop $next
                (local.set $bytes (v128.load offset=65536 (local.get $block)))
                (local.set $isWide (i32.or (local.get $isWide) (i8x16.bitmask (local.get $bytes))))
                ;; Quotes, backslashes and control characters, one bit each.
                (local.set $stops (i8x16.bitmask (v128.or
                  (v128.or
                    (i8x16.eq (local.get $bytes) (local.get $quotes))
                    (i8x16.eq (local.get $bytes) (local.get $backslashes)))
                  (i8x16.eq (local.get $bytes) (i8x16.min_u (local.get $bytes) (local.get $controls))))))
                (if (i32.eqz (local.get $stops))
                  (then
                    (local.set $block (i32.add (local.get $block) (i32.const 16)))
                    (br $next)))
                (loop $one
                  (local.set $end (i32.add (local.get $block) (i32.ctz (local.get $stops))))
                  (br_if $closed (i32.eq (i32.load8_u offset=65536 (local.get $end)) (i32.const 0x22)))
                  (if (i32.ne (i32.load16_u offset=65536 (local.get $end)) (i32.const 0x225c))
                    (then (br_if $stop (i32.eqz (call $isEscape (local.get $end))))))
                  (local.set $isEscaped (i32.const 1))
                  ;; On behind the escaped character, which may be the first one after the block.
                  (local.set $stops (i32.and (local.get $stops) (i32.shl (i32.const -4) (i32.ctz (local.get $stops)))))
                  (br_if $one (local.get $stops)))
                (local.set $block (i32.add (local.get $block) (i32.const 16)))
                (local.set $block (i32.add
                  (local.get $block)
                  (i32.gt_u (i32.add (local.get $end) (i32.const 2)) (local.get $block))))
                (br $next)))
            (local.set $end (i32.add (local.get $end) (i32.const 1)))
            (if (i32.le_u (local.get $depth) (local.get $watched))
              (then
                (if (i32.ge_u (local.get $state) (i32.const 2))
                  (then
                    ;; A watched key: passed only where it is one of a unit and is neither the word's nor as long as the other.
                    (br_if $stop (i32.or (i32.ne (local.get $depth) (local.get $unit)) (local.get $isEscaped)))
                    (local.set $length (i32.sub (local.get $end) (local.get $at)))
                    (br_if $stop (i32.eq (local.get $length) (i32.load offset=56 (i32.const 0))))
                    (local.set $word (i32.ne (local.get $word) (i32.const 0)))
                    (if (i32.and
                        (i32.eq (local.get $length) (i32.const 6))
                        (i32.eq (i32.load offset=65537 (local.get $at)) (i32.load offset=52 (i32.const 0))))
                      (then
                        (br_if $stop (local.get $word))
                        (local.set $word (i32.const 2)))))
                  (else (if (i32.eq (local.get $word) (i32.const 2))
                    (then
                      (br_if $stop (i32.or (local.get $isEscaped) (call $isWanted (local.get $end))))
                      (local.set $word (i32.const 1))))))))
            (if (local.get $isWide) (then (call $countWide (local.get $at) (local.get $end))))
            (local.set $at (local.get $end))
            (if (i32.lt_u (local.get $state) (i32.const 2))
              (then (local.set $state (i32.const 5)))
              (else
                (local.set $state (i32.const 4))
                (if (i32.eq (i32.load8_u offset=65536 (local.get $at)) (i32.const 0x3a))
                  (then
                    (local.set $at (i32.add (local.get $at) (i32.const 1)))
                    (local.set $state (i32.const 0))))))
            (br $token)))

        (if (i32.eq (local.get $byte) (i32.const 0x2c)) ;; a comma
          (then
            (br_if $stop (i32.ne (local.get $state) (i32.const 5)))
            (if (i32.eq (local.get $depth) (local.get $floor))
              (then
                ;; The next one of many units.
                (br_if $stop (i32.eqz (i32.load offset=48 (i32.const 0))))
                (local.set $word (i32.const 0))
                (i32.store offset=24 (i32.const 0) (i32.add (local.get $at) (i32.const 1)))
                (i32.store offset=28 (i32.const 0) (global.get $line))
                (i32.store offset=32 (i32.const 0) (i32.add (i32.sub (local.get $at) (global.get $origin)) (i32.const 2)))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $state (select
              (i32.const 3)
              (i32.const 0)
              (i32.eq (i32.load8_u offset=1024 (local.get $depth)) (i32.const 0x7b))))
            (br $token)))

        (if (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x7d)) ;; } or ]
          (then
            (br_if $stop (i32.or
              (i32.eqz (i32.and (i32.shl (i32.const 1) (local.get $state)) (i32.const 0x26)))
              (i32.or
                (i32.eq (local.get $depth) (local.get $floor))
                ;; A closing bracket is its opening one plus 2.
                (i32.ne (i32.sub (local.get $byte) (i32.load8_u offset=1024 (local.get $depth))) (i32.const 2)))))
            (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $state (i32.const 5))
            (br $token)))

        (if (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x7b)) ;; { or [
          (then
            (br_if $stop (i32.or
              (i32.gt_u (local.get $state) (i32.const 1))
              (i32.eq (local.get $depth) (i32.load offset=60 (i32.const 0)))))
            (local.set $depth (i32.add (local.get $depth) (i32.const 1)))
            (i32.store8 offset=1024 (local.get $depth) (local.get $byte))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $state (select (i32.const 2) (i32.const 1) (i32.eq (local.get $byte) (i32.const 0x7b))))
            (br $token)))

        (if (i32.le_u (local.get $byte) (i32.const 0x20)) ;; white space, or none of JSON's
          (then
            (local.set $end (local.get $at))
            (local.set $at (call $blank (local.get $at)))
            (br_if $token (i32.ne (local.get $at) (local.get $end)))
            (br $stop)))

        (if (i32.eq (local.get $byte) (i32.const 0x3a)) ;; a colon that does not follow its key at once
          (then
            (br_if $stop (i32.ne (local.get $state) (i32.const 4)))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $state (i32.const 0))
            (br $token)))

        (br_if $stop (i32.gt_u (local.get $state) (i32.const 1)))
        (local.set $end (call $scalar (local.get $at)))
        (br_if $stop (i32.eqz (local.get $end)))
        (local.set $at (local.get $end))
        (local.set $state (i32.const 5))
        (br $token)))
    (i32.store offset=0 (i32.const 0) (local.get $at))
    (i32.store offset=4 (i32.const 0) (local.get $state))
    (i32.store offset=8 (i32.const 0) (local.get $depth))
    (i32.store offset=12 (i32.const 0) (global.get $line))
    (i32.store offset=16 (i32.const 0) (global.get $origin))
    (i32.store offset=20 (i32.const 0) (local.get $word))))
