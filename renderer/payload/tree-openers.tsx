import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import type { JsonTree } from './json-nodes.ts'
import { allClosed, allOpen, type OpenNodes } from './open-nodes.ts'

/** Opens and closes all of a tree. */
export const TreeOpeners = ({ tree, onOpen }: { tree: JsonTree; onOpen: (open: OpenNodes) => void }) => (
  <>
    <Button look="ghost" aria-label="Open all" tip="Open all" onClick={() => onOpen(allOpen(tree))}>
      <ChevronsUpDown size={14} aria-hidden="true" />
    </Button>
    <Button look="ghost" aria-label="Close all" tip="Close all" onClick={() => onOpen(allClosed(tree))}>
      <ChevronsDownUp size={14} aria-hidden="true" />
    </Button>
  </>
)
